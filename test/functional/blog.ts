import { expect } from 'vitest'
import { Table } from '../../src/functional/index.js'

/** Items of the tests: keys of one and of two variables, an index that is always there, and a sparse one. */
export const schema = {
  format: 'dynatable:1.0.0',
  version: '1.0.0',
  indexes: {
    primary: { hash: 'pk', sort: 'sk' },
    byDay: { hash: 'GSI1PK', sort: 'GSI1SK' },
    byScore: { hash: 'GSI2PK', sort: 'GSI2SK' },
  },
  models: {
    User: {
      key: {
        PK: { type: String, value: 'USER#${username}' },
        SK: { type: String, value: 'USER#${username}' },
      },
      attributes: {
        username: { type: String },
        email: {
          type: String,
          required: true,
          validate: (email: string) => email.includes('@') || 'no e-mail',
        },
        age: { type: Number },
        born: { type: Date },
        role: { type: String, required: true, default: 'reader' },
        address: {
          type: Object,
          schema: { city: { type: String, required: true }, country: { type: String, default: 'NL' } },
        },
        tags: { type: Array, items: { type: String } },
        badges: { type: Set, items: { type: String } },
        extra: { type: Object },
        credit: { type: Number },
      },
    },
    Post: {
      key: {
        PK: { type: String, value: 'USER#${username}' },
        SK: { type: String, value: 'POST#${postId}' },
      },
      index: {
        GSI1PK: { type: String, value: 'STATE#${state}' },
        GSI1SK: { type: String, value: 'DAY#${day}#${postId}' },
        GSI2PK: { type: String, value: 'TOPIC#${topic}' },
        GSI2SK: { type: String, value: 'SCORE#${score:sortable}' },
      },
      attributes: {
        username: { type: String, required: true },
        postId: { type: String, generate: 'ulid' },
        state: { type: String, required: true },
        day: { type: String, required: true },
        topic: { type: String },
        score: { type: Number },
        likes: { type: Number, default: 0 },
        title: { type: String },
      },
    },
    Counter: {
      key: { PK: { type: String, value: 'COUNTER' }, SK: { type: String, value: 'COUNTER#${name}' } },
      index: {
        GSI1PK: { type: String, value: 'COUNTERS' },
        GSI1SK: { type: String, value: '${name}' },
      },
      attributes: { name: { type: String }, value: { type: Number } },
    },
  },
  params: { timestamps: true, cleanInternalKeys: true },
} as const

/** A client that remembers its requests, and answers with `responses` in turn. */
export const fakeClient = (...responses: unknown[]) => {
  const sent: { name: string; input: any }[] = []
  return {
    sent,
    send: async (command: { input: unknown; constructor: { name: string } }) => {
      sent.push({ name: command.constructor.name, input: command.input })
      const response = responses.shift() ?? {}
      if (response instanceof Error) throw response
      return response
    },
  }
}

export const blogWith = (...responses: unknown[]) => {
  const client = fakeClient(...responses)
  return { client, table: new Table({ name: 'blog', client: client as never, schema }) }
}

/** Any callback of a thrown error with this code. */
export const code = (expected: string) => expect.objectContaining({ code: expected })
