let Roomy: (new () => Record<string, unknown>) | undefined

/**
 * An empty object that is about to get `size` properties. A literal `{}` becomes a slow dictionary at its 20th key;
 * an instance of a constructor that was once seen to assign 20 properties keeps room for them, and stays fast to 56.
 */
export const newObject = (size: number): Record<string, unknown> => {
  if (size < 13) return {}
  Roomy ??= makeRoomy()
  return new Roomy()
}

const makeRoomy = () => {
  function Filled(this: Record<string, unknown>, fill?: boolean): void {
    if (!fill) return
    // V8 counts the assignments it sees in the text, so a loop would not do.
    this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = this.i = this.j = 0
    this.k = this.l = this.m = this.n = this.o = this.p = this.q = this.r = this.s = this.t = 0
  }
  Filled.prototype = Object.prototype
  const constructor = Filled as unknown as new (fill?: boolean) => Record<string, unknown> // a constructor, by the line above
  // Until the first full instance, V8 would trim the room away.
  new constructor(true)
  return constructor
}
