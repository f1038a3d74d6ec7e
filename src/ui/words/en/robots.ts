/** What is said to whoever behaves like a robot. */
export const robots = {
  leaveEmpty: 'Please leave this field empty',
  notByHand:
    'A field that nobody sees was filled in, as robots do. It is empty again: please press the button once more.',
  veryQuick: 'That was faster than we can tell from a robot. Please press the button once more.',
  oneMoment: 'One moment',
  tooOften: 'That was very often in a short time. Please try again in a minute.',
}
