/**
 * Runs `task` for 0 to `count` - 1, up to `concurrency` at the same time. After a failure no further one is started;
 * those that run come to their end, then the first failure is thrown.
 */
export const inParallel = async (
  count: number,
  concurrency: number,
  task: (index: number, isFailed: () => boolean) => Promise<void>,
): Promise<void> => {
  const failures: unknown[] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (next < count && !failures.length) {
      await task(next++, () => failures.length > 0).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, work))
  if (failures.length) throw failures[0]
}
