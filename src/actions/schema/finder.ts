import { formatPath, type PathSegment } from '../../internal/formatPath.js'
import { parsePath } from '../../internal/parsePath.js'
import { AnySchema } from '../../schema/any.js'
import type { Schema } from '../../schema/schema.js'
import { SchemaAction } from '../../schema/schemaAction.js'
import { ANY, findPath } from '../internal/subSchema.js'

/** Where something stands in an item, as text and as steps. Never changes. */
export class Path {
  /** The steps: `a['b.c'][0]` is `['a', 'b.c', 0]`. */
  readonly arrayPath: readonly PathSegment[]
  /** The path as text, in its shortest form. */
  readonly strPath: string

  /** @throws `actions.invalidExpressionAttributePath` when `path` cannot be read */
  constructor(path = '', arrayPath: readonly PathSegment[] = parsePath(path)) {
    this.arrayPath = arrayPath
    this.strPath = formatPath(arrayPath)
  }

  /** The path of these steps. */
  static fromArray(arrayPath: readonly PathSegment[]): Path {
    return new Path('', arrayPath)
  }

  /** A copy with `segments` before it. */
  prepend(...segments: PathSegment[]): Path {
    return Path.fromArray([...segments, ...this.arrayPath])
  }

  /** A copy with `path` before it. */
  prependPath(path: Path): Path {
    return this.prepend(...path.arrayPath)
  }

  /** A copy with `segments` after it. */
  append(...segments: PathSegment[]): Path {
    return Path.fromArray([...this.arrayPath, ...segments])
  }

  /** A copy with `path` after it. */
  appendPath(path: Path): Path {
    return this.append(...path.arrayPath)
  }
}

/** A schema that {@link Finder} found, and where. */
export class SubSchema<in out SCHEMA extends Schema = any> extends SchemaAction<SCHEMA> {
  /** The path in names of code. */
  readonly formattedPath: Path
  /** The path in names of the table, with record keys encoded. */
  readonly transformedPath: Path

  constructor(schema: SCHEMA, formattedPath: Path, transformedPath: Path) {
    super(schema)
    this.formattedPath = formattedPath
    this.transformedPath = transformedPath
  }
}

/** Looks up schemas by the paths of their attributes. */
export class Finder<in out SCHEMA extends Schema = any> extends SchemaAction<SCHEMA> {
  static override actionName = 'finder' as const

  /**
   * Returns the schemas that `path` leads to: none if there is no such attribute, several if an `anyOf` on the way
   * stores it in several ways. `''` leads to the schema itself, any path inside an `any` to an `any` of its own.
   *
   * @example
   * schema.build(Finder).search('stops[0].city')[0]?.transformedPath.strPath // 's[0].c'
   *
   * @throws `actions.invalidExpressionAttributePath` when `path` cannot be read
   */
  search(path: string): SubSchema[] {
    return findPath(this.schema, path).map(
      match =>
        new SubSchema(
          match.schema === ANY ? new AnySchema({}) : match.schema,
          Path.fromArray(match.segments),
          Path.fromArray(match.path),
        ),
    )
  }
}
