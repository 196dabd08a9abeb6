#version 330 core
uniform vec4 dotColor;

out vec4 color;

void main() {
  vec2 fromMiddle = gl_PointCoord * 2.0 - 1.0;
  if (dot(fromMiddle, fromMiddle) > 1.0) discard;
  color = dotColor;
}
