/** What each runtime has to answer. */
export const expected = {
  actions: {
    got: {
      depot: 'AMS',
      no: 1,
      grams: 15,
      tags: ['a', 'b'],
      note: { bytes: [0, 255], big: '12345678901234567890' },
    },
    refused: ['ConditionalCheckFailedException', true, 15],
    pages: [[1, 2], [3]],
    batch: ['none', 4, 1],
    transaction: [6, 'TransactionCanceledException', 'ConditionalCheckFailed'],
    deleted: 15,
  },
  functional: {
    got: [5, 0, 'string'],
    refused: true,
    pages: [['a', 'b'], ['c']],
    batch: ['c', 'none', 'b'],
    transaction: ['TransactionCanceledException', 'none', 'd'],
    deleted: 'a',
  },
}
