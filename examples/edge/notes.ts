import { DeleteItemCommand } from 'stator/edge/entity/actions/delete'
import { GetItemCommand } from 'stator/edge/entity/actions/get'
import { PutItemCommand } from 'stator/edge/entity/actions/put'
import { Entity } from 'stator/entity'
import type { FetchClient } from 'stator/fetch'
import { item } from 'stator/schema/item'
import { number } from 'stator/schema/number'
import { string } from 'stator/schema/string'
import { Table } from 'stator/table'

/** A note as callers see it. */
export interface Note {
  id: string
  text: string
  views: number
}

/** The notes in a table: all that the two functions share. */
export const notesIn = (name: string, documentClient: FetchClient) => {
  const table = new Table({ name, partitionKey: { name: 'id', type: 'string' }, documentClient })
  const schema = item({ id: string().key(), text: string(), views: number().default(0) })
  const entity = new Entity({ name: 'Note', table, schema, timestamps: false })

  return {
    read: async (id: string): Promise<Note | undefined> => {
      const { Item } = await entity.build(GetItemCommand).key({ id }).send()
      return Item
    },
    write: async (id: string, text: string): Promise<Note> => {
      const { ToolboxItem } = await entity.build(PutItemCommand).item({ id, text }).send()
      return { id, text: ToolboxItem.text, views: ToolboxItem.views }
    },
    /** Tells whether there was one. */
    remove: async (id: string): Promise<boolean> => {
      const remove = entity.build(DeleteItemCommand).key({ id }).options({ returnValues: 'ALL_OLD' })
      return (await remove.send()).Attributes !== undefined
    },
  }
}
