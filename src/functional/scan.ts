import type { ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import { ScanCommand as AwsScanCommand } from '#aws/scan'
import { $command, $reading, iterate, sendPages } from '../actions/internal/read/pages.js'
import {
  expressParams,
  type Reading,
  selectParams,
  startParams,
} from '../actions/internal/read/readParams.js'
import { StatorError } from '../errors/statorError.js'
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
    const { entity } = model
    const options = this.optionsWith(state.filters) as Reading['options']
    return new Scan({ action: 'scan', table: entity.table, entities: [entity], options, index: state.index })
  }
}

/** A scan of the items of one model. */
class Scan implements ReadCommand {
  readonly table: Reading['table']
  readonly #reading: Reading

  constructor(reading: Reading) {
    this.table = reading.table
    this.#reading = reading
  }

  [$reading](): Reading {
    return this.#reading
  }

  [$command](input: object): object {
    return new AwsScanCommand(input as ScanCommandInput) // made by `params`
  }

  params = (): object => {
    const reading = this.#reading
    const { segment, totalSegments } = reading.options as {
      readonly segment?: number
      readonly totalSegments?: number
    }
    const params = startParams(
      reading,
      'attributes capacity consistent exclusiveStartKey filters limit segment totalSegments',
    )
    selectParams(params, reading)
    if (segment !== undefined) {
      if (
        !(
          Number.isInteger(totalSegments) &&
          Number.isInteger(segment) &&
          segment >= 0 &&
          segment < totalSegments!
        )
      ) {
        throw new StatorError('scanCommand.invalidSegmentOption', {
          message: `A scan has segments 0 to totalSegments - 1, received ${segment} of ${totalSegments}.`,
          payload: { segment, totalSegments },
        })
      }
      params['TotalSegments'] = totalSegments
      params['Segment'] = segment
    }
    expressParams(params, reading)
    return params
  }

  send(): Promise<unknown> {
    return sendPages(this, undefined)
  }

  pages(options?: object): AsyncIterable<unknown> {
    return iterate(this, false, options, undefined)
  }

  items(options?: object): unknown {
    return iterate(this, true, options, undefined)
  }
}

export const scan = (model: Model): ScanBuilderBody =>
  new ScanBuilderBody(model, { ...start, index: undefined, filters: [] })
