#version 330 core
// A landmark, drawn as a dot and a little in front of the surface it lies on.
layout(location = 0) in vec3 positionMm;

uniform mat4 viewFromHead;
uniform mat4 clipFromView;
uniform float sizePx;

void main() {
  vec4 inView = viewFromHead * vec4(positionMm, 1.0);
  inView.z += 1.5;
  gl_Position = clipFromView * inView;
  gl_PointSize = sizePx;
}
