/** What a visitor reads who behaves like a robot. */
export const formTrap = {
  leaveEmpty: 'Please leave this field empty',
  notByHand:
    'A hidden field was filled in, as robots do. We’ve emptied it: please press the button again.',
  veryQuick: 'That was so quick that we took you for a robot. Please press the button again.',
  sentBefore:
    'This form was sent before, or was open for more than a day. Please press the button again.',
  oneMoment: 'One moment',
  tooOften: 'That was a lot of tries in a short time. Please try again in a minute.',
}
