#version 330 core
// Lines of the wireframe, and the surface that hides the ones behind it.
layout(location = 0) in vec3 positionMm;

uniform mat4 clipFromHead;

void main() {
  gl_Position = clipFromHead * vec4(positionMm, 1.0);
}
