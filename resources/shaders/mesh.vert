#version 330 core
// One vertex of the head: to the screen, and to view space for the lights (which stand around the camera).
layout(location = 0) in vec3 positionMm;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;

uniform mat4 clipFromHead;
uniform mat4 viewFromHead;

out vec3 viewPosition;
out vec3 viewNormal;
out vec2 surfaceUv;

void main() {
  vec4 inView = viewFromHead * vec4(positionMm, 1.0);
  viewPosition = inView.xyz;
  viewNormal = mat3(viewFromHead) * normal;
  surfaceUv = uv;
  gl_Position = clipFromHead * vec4(positionMm, 1.0);
}
