let caches: WeakMap<object, unknown[]> | undefined

/** What `make` makes of `host`, made once for each `index`: one number per kind of thing. */
export const cached = <VALUE>(host: object, index: number, make: () => VALUE): VALUE => {
  caches ??= new WeakMap()
  let known = caches.get(host)
  if (!known) {
    known = []
    caches.set(host, known)
  }
  known[index] ??= make()
  return known[index] as VALUE // as the index says
}
