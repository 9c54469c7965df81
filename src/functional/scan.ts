import { ScanCommand } from '../actions/table/scan.js'
import { start } from './builder.js'
import type { Model } from './compile.js'
import { ReadBuilder, type ReadCommand } from './reads.js'

export class ScanBuilderBody extends ReadBuilder {
  where(callback: unknown): this {
    return this.filter(callback)
  }

  usingIndex(index: string): this {
    return this.useIndex(index)
  }

  segment(segment: number, totalSegments: number): this {
    return this.option('segment', segment).option('totalSegments', totalSegments)
  }

  protected command(): ReadCommand {
    const { model, state } = this
    const { index, filters } = state
    return model.entity.table
      .build(ScanCommand)
      .entities(model.entity)
      .options({ ...this.optionsWith(filters), ...(index !== undefined && { index }) } as never)
  }
}

export const scan = (model: Model): ScanBuilderBody =>
  new ScanBuilderBody(model, { ...start, index: undefined, filters: [] })
