/** The sum of two reports of the SDK, such as `ConsumedCapacity`: numbers add up, at every depth. */
export const addReports = <REPORT>(total: REPORT | undefined, next: REPORT | undefined): REPORT | undefined =>
  add(total, next) as REPORT | undefined // of the shape of its parts

const add = (total: unknown, next: unknown): unknown => {
  if (total === undefined) return next
  if (typeof total === 'number' && typeof next === 'number') return total + next
  if (typeof total !== 'object' || typeof next !== 'object') return total
  const sum: Record<string, unknown> = { ...total }
  for (const [name, part] of Object.entries(next ?? {})) sum[name] = add(sum[name], part)
  return sum
}
