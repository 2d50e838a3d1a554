/** The texts of deleting a schedule, and of bringing it back. */
export const deletionMessages = {
  menu: 'Delete…',
  title: 'Delete {{name}}?',
  consequence:
    'From now on nobody is on call by it. {{team}} and everybody with a shift on it in the next eight weeks are told, where notices are on.',
  kept_one:
    'Its versions, overrides and history are kept for {{count, number}} day. Until then {{team}} and administrators can bring it back: with “Undo” at once, over the API later. After that it is erased for good.',
  kept_other:
    'Its versions, overrides and history are kept for {{count, number}} days. Until then {{team}} and administrators can bring it back: with “Undo” at once, over the API later. After that it is erased for good.',
  cancel: 'Keep it',
  confirm: 'Delete',
  failed: 'It was not deleted.',
  done: '{{name}} is deleted.',
} as const;
