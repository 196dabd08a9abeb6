#version 330 core
// Studio shading in linear light; the result is encoded as sRGB at the end.
//
// Skin: light wraps around the terminator, red farthest, as it does when it scatters below the surface
// (wrap lighting, Green, GPU Gems 2004, chapter 16). Highlight: GGX distribution with Schlick's Fresnel term and
// Kelemen's visibility (Kelemen and Szirmay-Kalos 2001).
const int kPlain = 1, kSkin = 2, kEye = 3, kTeeth = 4, kMouth = 5;
const int kTextured = 1, kClay = 2, kChecker = 4;

in vec3 viewPosition;
in vec3 viewNormal;
in vec2 surfaceUv;

uniform int mode;
uniform int kind;
uniform vec3 baseColor;
uniform float roughness;
uniform bool hasTexture;
uniform bool cutsOut;
uniform sampler2D albedoTexture;
uniform vec3 lightTowards[3];
uniform vec3 lightRadiance[3];
uniform vec3 skyRadiance;
uniform vec3 groundRadiance;
uniform float unlit;

out vec4 color;

vec3 checker() {
  vec2 cell = floor(surfaceUv * 32.0);
  vec2 block = floor(surfaceUv * 4.0);
  float light = mod(cell.x + cell.y, 2.0);
  vec3 hue = 0.5 + 0.5 * cos(6.2831853 * (vec3(0.0, 0.33, 0.67) + block.x * 0.25 + block.y * 0.0625));
  vec3 tint = mix(vec3(0.5), hue, 0.65);
  return mix(tint * 0.28, tint * 0.2 + 0.55, light);
}

vec3 encoded(vec3 linear) {
  vec3 low = linear * 12.92;
  vec3 high = 1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055;
  return mix(low, high, step(vec3(0.0031308), linear));
}

// Bright light rolls off instead of clipping to flat white.
vec3 shoulder(vec3 linear) {
  vec3 rolled = 0.75 + 0.25 * (1.0 - exp(-(linear - 0.75) / 0.25));
  return mix(linear, rolled, step(vec3(0.75), linear));
}

void main() {
  vec3 albedo = baseColor;
  vec3 wrap = vec3(0.0);
  float rough = roughness;
  float specular = 1.0;
  float openness = 1.0;
  if (mode == kTextured && hasTexture) {
    vec4 texel = texture(albedoTexture, vec2(surfaceUv.x, 1.0 - surfaceUv.y));
    if (cutsOut && texel.a < 0.5) discard;
    albedo *= texel.rgb;
  } else if (mode == kClay) {
    albedo = kind == kEye ? vec3(0.62) : kind == kTeeth ? vec3(0.58) : kind == kMouth ? vec3(0.2) : vec3(0.43, 0.41, 0.39);
  } else if (mode == kChecker) {
    albedo = checker();
  }
  if (kind == kSkin) {
    wrap = mode == kTextured ? vec3(0.26, 0.16, 0.12) : vec3(0.12);
    rough = 0.46;
    specular = mode == kChecker ? 0.3 : 0.55;
  } else if (kind == kEye) {
    rough = 0.14;
    specular = 1.3;
  } else if (kind == kTeeth) {
    rough = 0.28;
    wrap = vec3(0.2);
    openness = 0.75;
  } else if (kind == kMouth) {
    rough = 0.36;
    wrap = vec3(0.25, 0.1, 0.1);
    openness = 0.5;
  }
  vec3 n = normalize(viewNormal);
  vec3 v = normalize(-viewPosition);
  // Along the outline smooth normals lean away a little on triangles that still face the other way: only what clearly
  // shows its inside is one.
  if (!gl_FrontFacing && dot(n, v) < -0.15) {
    n = -n;
    openness *= 0.5;
  }
  float alpha = rough * rough;
  float alpha2 = alpha * alpha;
  vec3 diffuse = mix(groundRadiance, skyRadiance, 0.5 + 0.5 * n.y);
  vec3 gloss = vec3(0.0);
  for (int i = 0; i < 3; ++i) {
    vec3 l = lightTowards[i];
    float facing = dot(n, l);
    // Light from behind reaches only what borders on the outline: no shadows are cast, and without this it would shine
    // through into nostrils and mouth.
    float outline = 1.0 - max(dot(n, v), 0.0);
    float reach = l.z < 0.0 ? outline * outline * (kind == kMouth || kind == kTeeth || kind == kEye ? 0.0 : 1.0) : 1.0;
    vec3 radiance = lightRadiance[i] * reach;
    diffuse += radiance * max((vec3(facing) + wrap) / ((1.0 + wrap) * (1.0 + wrap)), 0.0);
    vec3 h = normalize(l + v);
    float nh = max(dot(n, h), 0.0);
    // Kelemen's visibility grows without bound at grazing angles; skin and hair shade themselves there.
    float lh = max(dot(l, h), 0.4);
    float d = nh * nh * (alpha2 - 1.0) + 1.0;
    float fresnel = 0.04 + 0.96 * pow(1.0 - lh, 5.0);
    gloss += radiance * (l.z < 0.0 ? 0.25 : 1.0) * (max(facing, 0.0) * alpha2 * fresnel / (4.0 * d * d * lh * lh));
  }
  vec3 shaded = shoulder(openness * (albedo * diffuse + specular * gloss));
  color = vec4(encoded(mix(shaded, clamp(albedo, 0.0, 1.0), unlit)), 1.0);
}
