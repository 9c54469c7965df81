/** What each runtime has to answer. */
export const expected = {
  got: {
    depot: 'AMS',
    no: 1,
    grams: 15,
    tags: ['a', 'b'],
    note: { bytes: [0, 255], big: '12345678901234567890' },
  },
  refused: ['ConditionalCheckFailedException', true, 15],
  pages: [[1, 2], [3]],
  batch: [4, 5],
  transaction: [6, 'TransactionCanceledException', 'ConditionalCheckFailed'],
  deleted: 15,
}
