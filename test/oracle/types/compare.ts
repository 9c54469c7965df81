import ts from 'typescript'

// What the compiler has for itself.
const { getCheckFlags, getDeclarationModifierFlagsFromSymbol } = ts as unknown as {
  getCheckFlags(symbol: ts.Symbol): number
  getDeclarationModifierFlagsFromSymbol(symbol: ts.Symbol): ts.ModifierFlags
}
const CHECKED_READONLY = 8

/** Where and how two types differ. */
export interface Found {
  readonly path: string
  readonly reference: string
  readonly stator: string
}

/** In what two types may differ and still be taken for the same. */
export interface Leniency {
  /** Properties and arrays that are `readonly` on one side only. */
  readonly readonly?: boolean
  /** An intersection of objects is the object of all their properties. */
  readonly flat?: boolean
  /** stator may have more properties, optional ones. */
  readonly more?: boolean
  /** What `$get`, `$append` and `$prepend` hold, and whether plain containers say that they are no update. */
  readonly updates?: boolean
  /** stator may have `any`, where the type of an entity or a table is not known. */
  readonly any?: boolean
}

/** What the walk over two types came to. */
export interface Comparison {
  readonly difference: Found | undefined
  /** Whether something was taken for the same by its name: a class, or a symbol, of which each library has its own. */
  readonly byName: boolean
}

const isReadonly = (symbol: ts.Symbol): boolean =>
  (getCheckFlags(symbol) & CHECKED_READONLY) !== 0 ||
  ((symbol.flags & ts.SymbolFlags.Property) !== 0 &&
    (getDeclarationModifierFlagsFromSymbol(symbol) & ts.ModifierFlags.Readonly) !== 0) ||
  ((symbol.flags & ts.SymbolFlags.Accessor) !== 0 && (symbol.flags & ts.SymbolFlags.SetAccessor) === 0)

/** The name of a property; of a unique symbol, without the number that the compiler gives it. */
const nameOf = (symbol: ts.Symbol): string => symbol.name.replace(/^__@(.*)@\d+$/, '[$1]')

/** What a reference with type arguments is one to; mapped types have a `target`, too, and no arguments. */
const targetOf = (type: ts.Type): ts.Type | undefined =>
  (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference
    ? (type as ts.TypeReference).target
    : undefined

/** Objects, and intersections of nothing else. */
const isObject = (type: ts.Type): boolean =>
  type.isIntersection() ? type.types.every(isObject) : (type.flags & ts.TypeFlags.Object) !== 0

/** `VALUE` of `Unextended<VALUE>`. */
const plainOf = (type: ts.Type): ts.Type => {
  if (!type.isIntersection()) return type
  const [marker, plain] = type.types
  const [property] = marker!.getProperties()
  const isMarker = marker!.getProperties().length === 1 && nameOf(property!) === '[$IS_EXTENSION]'
  return isMarker && type.types.length === 2 && (property!.flags & ts.SymbolFlags.Optional) !== 0
    ? plain!
    : type
}

/** Whether one is the `readonly` form of the other: of an array, or of a tuple. */
const isSameList = (checker: ts.TypeChecker, a: ts.Type, b: ts.Type): boolean =>
  (checker.isTupleType(a) &&
    checker.isTupleType(b) &&
    checker.getTypeArguments(a as ts.TypeReference).length ===
      checker.getTypeArguments(b as ts.TypeReference).length) ||
  (checker.isArrayType(a) && checker.isArrayType(b))

/**
 * Compares types as the compiler does when it asks whether they are identical, except that classes (`nominal`, by
 * name) and unique symbols are the same where their names are, and the arguments of the classes.
 */
export const compareTypes = (
  checker: ts.TypeChecker,
  nominal: ReadonlySet<string>,
  reference: ts.Type,
  stator: ts.Type,
  lenient: Leniency = {},
): Comparison => {
  let byName = false
  const asked = new Map<ts.Type, Map<ts.Type, Found | undefined>>()
  const textOf = (type: ts.Type): string =>
    checker.typeToString(
      type,
      undefined,
      ts.TypeFormatFlags.NoTruncation |
        ts.TypeFormatFlags.InTypeAlias |
        ts.TypeFormatFlags.UseFullyQualifiedType,
    )
  const differ = (a: ts.Type, b: ts.Type, path: string): Found => ({
    path,
    reference: textOf(a),
    stator: textOf(b),
  })

  const classOf = (type: ts.Type): string | undefined => {
    const name = type.symbol?.name.replace(/_$/, '')
    return name !== undefined && nominal.has(name) ? name : undefined
  }
  const argumentsOf = (type: ts.Type): readonly ts.Type[] =>
    (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference
      ? checker.getTypeArguments(type as ts.TypeReference)
      : []

  const compare = (a: ts.Type, b: ts.Type, path: string): Found | undefined => {
    if (a === b) return undefined
    const known = asked.get(a) ?? new Map<ts.Type, Found | undefined>()
    asked.set(a, known)
    if (known.has(b)) return known.get(b)
    // Types that hold themselves are the same as long as nothing else is found.
    known.set(b, undefined)
    const found = compareStructure(a, b, path)
    known.set(b, found)
    return found
  }

  const compareAll = (
    as: readonly ts.Type[],
    bs: readonly ts.Type[],
    path: (index: number) => string,
  ): Found | undefined => {
    for (const [index, a] of as.entries()) {
      const found = index in bs ? compare(a, bs[index]!, path(index)) : undefined
      if (found) return found
    }
    return undefined
  }

  const compareMembers = (a: ts.UnionOrIntersectionType, b: ts.UnionOrIntersectionType, path: string) => {
    const rest = b.types.filter(type => !a.types.includes(type))
    const lacking: ts.Type[] = []
    for (const type of a.types.filter(type => !b.types.includes(type))) {
      const at = rest.findIndex(other => !compare(type, other, path))
      if (at < 0) lacking.push(type)
      else rest.splice(at, 1)
    }
    if (lacking.length === 0 && rest.length === 0) return undefined
    // The one difference of what looks alike says more than both unions.
    if (lacking.length === 1 && rest.length === 1) return compare(lacking[0]!, rest[0]!, path)
    return {
      path,
      reference: `${lacking.length} more: ${lacking.map(textOf).join(' | ')}`,
      stator: `${rest.length} more: ${rest.map(textOf).join(' | ')}`,
    }
  }

  const compareSignatures = (a: ts.Type, b: ts.Type, kind: ts.SignatureKind, path: string) => {
    const [as, bs] = [checker.getSignaturesOfType(a, kind), checker.getSignaturesOfType(b, kind)]
    if (as.length !== bs.length) return differ(a, b, `${path}()`)
    for (const [index, first] of as.entries()) {
      const second = bs[index]!
      const [ofFirst, ofSecond] = [first.getParameters(), second.getParameters()]
      if (ofFirst.length !== ofSecond.length) return differ(a, b, `${path}()`)
      for (const [at, parameter] of ofFirst.entries()) {
        const found = compare(
          checker.getTypeOfSymbol(parameter),
          checker.getTypeOfSymbol(ofSecond[at]!),
          `${path}(${at})`,
        )
        if (found) return found
      }
      const [guard, otherGuard] = [first, second].map(each => checker.getTypePredicateOfSignature(each))
      if (guard?.kind !== otherGuard?.kind) return differ(a, b, `${path}() is`)
      const found =
        guard?.type && otherGuard?.type
          ? compare(guard.type, otherGuard.type, `${path}() is`)
          : compare(first.getReturnType(), second.getReturnType(), `${path}()`)
      if (found) return found
    }
    return undefined
  }

  const compareObjects = (a: ts.Type, b: ts.Type, path: string): Found | undefined => {
    const [as, bs] = [a, b].map(
      type => new Map(checker.getPropertiesOfType(type).map(property => [nameOf(property), property])),
    ) as [Map<string, ts.Symbol>, Map<string, ts.Symbol>]
    for (const [name, property] of as) {
      const other = bs.get(name)
      if (!other) return differ(a, b, path)
      if (name.startsWith('[')) byName = true
      if (lenient.updates && /^\[\$(GET|APPEND|PREPEND)\]$/.test(name)) continue
      const at = `${path}.${name}`
      const [first, second] = [property, other].map(
        each =>
          `${isReadonly(each) && !lenient.readonly ? 'readonly ' : ''}${each.flags & ts.SymbolFlags.Optional ? '?' : ''}`,
      ) as [string, string]
      const [type, otherType] = [checker.getTypeOfSymbol(property), checker.getTypeOfSymbol(other)]
      if (first !== second) {
        const { reference, stator } = differ(type, otherType, at)
        return { path: at, reference: `${first}: ${reference}`, stator: `${second}: ${stator}` }
      }
      const found = compare(type, otherType, at)
      if (found) return found
    }
    const more = [...bs].filter(([name]) => !as.has(name))
    if (more.some(([, { flags }]) => !lenient.more || !(flags & ts.SymbolFlags.Optional)))
      return differ(a, b, path)

    const [infos, otherInfos] = [checker.getIndexInfosOfType(a), checker.getIndexInfosOfType(b)]
    if (infos.length !== otherInfos.length) return differ(a, b, path)
    for (const info of infos) {
      const other = otherInfos.find(({ keyType }) => !compare(info.keyType, keyType, path))
      if (!other || (info.isReadonly !== other.isReadonly && !lenient.readonly)) return differ(a, b, path)
      const found = compare(info.type, other.type, `${path}[${textOf(info.keyType)}]`)
      if (found) return found
    }
    return (
      compareSignatures(a, b, ts.SignatureKind.Call, path) ??
      compareSignatures(a, b, ts.SignatureKind.Construct, path)
    )
  }

  const compareStructure = (a: ts.Type, b: ts.Type, path: string): Found | undefined => {
    if (lenient.updates && (a.isIntersection() || b.isIntersection())) {
      const [first, second] = [plainOf(a), plainOf(b)]
      if (first !== a || second !== b) return compare(first, second, path)
    }
    const name = classOf(a)
    if (name !== undefined && name === classOf(b)) {
      byName = true
      return compareAll(argumentsOf(a), argumentsOf(b), index => `${path}<${index}>`)
    }
    if (a.flags & ts.TypeFlags.UniqueESSymbol && b.flags & ts.TypeFlags.UniqueESSymbol) {
      byName = true
      return a.symbol.name === b.symbol.name ? undefined : differ(a, b, path)
    }
    const kind = ts.TypeFlags.Union | ts.TypeFlags.Intersection | ts.TypeFlags.Object
    if (lenient.any && b.flags & ts.TypeFlags.Any) return undefined
    if (lenient.flat && isObject(a) && isObject(b) && (a.flags | b.flags) & ts.TypeFlags.Intersection)
      return compareObjects(a, b, path)
    if ((a.flags & kind) !== (b.flags & kind)) return differ(a, b, path)
    if (a.isUnionOrIntersection() && b.isUnionOrIntersection()) return compareMembers(a, b, path)
    if (a.flags & ts.TypeFlags.Object) {
      const [target, otherTarget] = [a, b].map(targetOf)
      if (target && (target === otherTarget || (lenient.readonly && isSameList(checker, a, b))))
        return compareAll(argumentsOf(a), argumentsOf(b), index => `${path}[${index}]`)
      return compareObjects(a, b, path)
    }
    if (a.flags & ts.TypeFlags.TypeParameter && b.flags & ts.TypeFlags.TypeParameter) return undefined
    return textOf(a) === textOf(b) ? undefined : differ(a, b, path)
  }

  return { difference: compare(reference, stator, ''), byName }
}
