#version 330 core
uniform vec4 lineColor;  // Premultiplied.

out vec4 color;

void main() {
  color = lineColor;
}
