import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { promised, wordsOf } from '../../promised.js'
import { compareTypes } from './compare.js'
import { typeDifferences, verdictDifferences } from './differences.js'
import { nominal } from './nominal.js'
import { compile, fileOf, messageOf, programNames } from './program.js'

// Each program in programs/ says `Types`: groups of types, resolved by the exported types of a library. Both versions
// of it, with the reference and with stator, are compiled together, and the types have to be identical by A.Equals:
// that is how tests of types compare, and those of users should pass after a move.

const page = readFileSync(fileURLToPath(new URL('../../../docs/differences.md', import.meta.url)), 'utf8')
const place = fileURLToPath(new URL('./', import.meta.url))
const names = programNames.filter(name => name !== 'verdicts')
const comparison = (name: string): string => join(place, `compared.${name}.ts`)

/** What is compared of the versions of a program. */
const comparisonText = (name: string): string => `
import type { A } from 'ts-toolbelt'
import type { Types as References } from './programs/${name}.js'
import type { Types as Stators } from './stator/${name}.js'
export interface Compared {
  references: References
  stators: Stators
  verdicts: {
    [GROUP in keyof References & keyof Stators]: {
      [NAME in keyof References[GROUP] & keyof Stators[GROUP]]: A.Equals<References[GROUP][NAME], Stators[GROUP][NAME]>
    }
  }
}
`

let program: ts.Program
let checker: ts.TypeChecker

beforeAll(() => {
  const virtual = Object.fromEntries(names.map(name => [comparison(name), comparisonText(name)]))
  program = compile(Object.keys(virtual), virtual)
  checker = program.getTypeChecker()
})

const errorsOf = (file: string): readonly string[] =>
  program.getSemanticDiagnostics(program.getSourceFile(file)!).map(messageOf)

const propertiesOf = (type: ts.Type): ReadonlyMap<string, ts.Type> =>
  new Map(
    checker.getPropertiesOfType(type).map(property => [property.name, checker.getTypeOfSymbol(property)]),
  )

/** `group.name` of all types of a program, with both versions and whether they are identical. */
const typesOf = (
  name: string,
): [path: string, reference: ts.Type, stator: ts.Type | undefined, equal: boolean][] => {
  const module = checker.getSymbolAtLocation(program.getSourceFile(comparison(name))!)!
  const compared = checker.getDeclaredTypeOfSymbol(checker.getExportsOfModule(module)[0]!)
  const { references, stators, verdicts } = Object.fromEntries(propertiesOf(compared)) as Record<
    string,
    ts.Type
  >
  return [...propertiesOf(references!)].flatMap(([group, types]) => {
    const ofGroup = (all: ts.Type): ReadonlyMap<string, ts.Type> =>
      propertiesOf(propertiesOf(all).get(group)!)
    const [others, equals] = [ofGroup(stators!), ofGroup(verdicts!)]
    return [...propertiesOf(types)].map(([type, reference]): ReturnType<typeof typesOf>[number] => [
      `${group}.${type}`,
      reference,
      others.get(type),
      (equals.get(type) as ts.NumberLiteralType | undefined)?.value === 1,
    ])
  })
}

const shortened = (text: string): string => (text.length > 2000 ? `${text.slice(0, 2000)}…` : text)
const used = new Set<RegExp>()

/** What is wrong with the types of a program: those that differ and are not listed, or more than they may. */
const wrongTypes = (name: string): string[] => {
  const wrong: string[] = []
  for (const [path, reference, stator, equal] of typesOf(name)) {
    if (stator === undefined) wrong.push(`${path}: lacking`)
    if (equal || stator === undefined) continue
    const { difference, byName } = compareTypes(checker, nominal, reference, stator)
    // Nothing seems to differ but that there are two classes, or symbols, of a name.
    if (!difference && byName) continue
    const allowed = typeDifferences.filter(({ of }) => of.test(`${name} ${path}`))
    const found =
      allowed.length === 0
        ? [difference]
        : allowed.map(({ of, lenient }) => {
            used.add(of)
            return lenient && compareTypes(checker, nominal, reference, stator, lenient).difference
          })
    const rest = found.find(each => each !== undefined)
    if (
      (found.length > 0 && found.every(each => each !== undefined)) ||
      (allowed.length === 0 && !difference)
    )
      wrong.push(
        shortened(
          `${path}, at '${rest?.path}'\n  reference: ${rest?.reference ?? checker.typeToString(reference)}\n  stator:    ${rest?.stator ?? checker.typeToString(stator)}`,
        ),
      )
  }
  return wrong
}

describe.each(names)('%s', name => {
  test('compiles with both', () => {
    for (const library of ['reference', 'stator'] as const) {
      expect(errorsOf(fileOf(library, name)), library).toStrictEqual([])
      expect(errorsOf(fileOf(library, '_samples')), library).toStrictEqual([])
    }
  })

  test('has the same types with both', () => {
    expect(wrongTypes(name).join('\n\n')).toBe('')
    expect(typesOf(name).length).toBeGreaterThan(20)
  })
})

test('each difference is needed, and has a row', () => {
  const [unused, lacking] = [
    typeDifferences.filter(({ of }) => !used.has(of)).map(({ of }) => of),
    typeDifferences.filter(({ row }) => !page.includes(`\n| ${row}`)).map(({ row }) => row),
  ]
  expect({ unused, lacking }).toStrictEqual({ unused: [], lacking: [] })
})

/** Types of stator alone: the reference announces them, and has them nowhere. */
const unknownThere =
  wordsOf(`AnyExtendedValue AnyUnextendedValue BinaryExtendedValue FromZodSchema ParsePathsOptions MapSchemaProps ItemSchemaProps
  TransformPathsOptions ProjectionExpression ParseConditionOptions ConditionExpression`)
/** Whose parameters each library has for itself; and symbols that are types only. */
const untold = wordsOf('Piped $extension $contextExtension')

test('each exported type is compared', () => {
  const imported = new Set(
    names.flatMap(name =>
      program.getSourceFile(fileOf('reference', name))!.statements.flatMap(statement => {
        const named = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined
        return named && ts.isNamedImports(named)
          ? named.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
          : []
      }),
    ),
  )
  const types = Object.values(promised).flatMap(({ types }) => wordsOf(types))
  const lacking = types.filter(
    name => !imported.has(name) && !unknownThere.includes(name) && !untold.includes(name),
  )
  expect([...new Set(lacking)]).toStrictEqual([])
})

describe('what is refused', () => {
  const library = ['reference', 'stator'] as const

  test('is the same with both', () => {
    const compiled = compile(
      library.map(name => fileOf(name, 'verdicts')),
      {},
    )
    const verdicts = library.map(name => {
      const file = compiled.getSourceFile(fileOf(name, 'verdicts'))!
      const places = compiled.getSemanticDiagnostics(file).map(({ start }) => start!)
      const blocks = file.statements.filter(ts.isBlock)
      const outside = places.filter(at => !blocks.some(({ pos, end }) => pos <= at && at < end))
      expect(outside, 'errors outside of blocks').toStrictEqual([])
      return blocks.map(block => {
        const [, verdict] = /\/\/ (accepted|refused)/.exec(block.getFullText())!
        const is = places.some(at => block.pos <= at && at < block.end) ? 'refused' : 'accepted'
        return { code: block.getText().slice(2, -2).trim(), verdict: verdict!, is }
      })
    })
    const [reference, stator] = verdicts as [(typeof verdicts)[number], (typeof verdicts)[number]]
    expect(reference.length).toBeGreaterThan(200)

    const wrong = reference.flatMap(({ code, verdict, is }, index) => {
      const { is: others } = stator[index]!
      const row = verdictDifferences[code]
      if (row === undefined) return is === verdict && others === verdict ? [] : [`${code}: ${is}, ${others}`]
      return is !== others && page.includes(`\n| ${row}`) ? [] : [`${code}: ${is}, ${others}, and listed`]
    })
    expect(wrong.join('\n')).toBe('')
  })
})
