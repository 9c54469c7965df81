/** The compilers, by the name they are installed under. */
export const typescripts = {
  'typescript-5.4': '~5.4.0',
  'typescript-5.9': '~5.9.0',
  'typescript-6.0': '~6.0.0',
  'typescript-7': '^7.0.0',
} as const

/** The versions of Node. */
export const nodes = [20, 22, 24] as const

/** What a consumer has beside the package: the oldest peers and the newest. */
export const consumers = {
  oldest: [
    '@aws-sdk/client-dynamodb@3.687.0',
    '@aws-sdk/lib-dynamodb@3.687.0',
    'zod@3.22.4',
    'aws4fetch@1.0.17',
    'ulidx@2.0.0',
    '@types/node@20',
  ],
  newest: [
    '@aws-sdk/client-dynamodb@latest',
    '@aws-sdk/lib-dynamodb@latest',
    'zod@4',
    'aws4fetch@latest',
    'ulidx@latest',
    '@types/node@24',
  ],
} as const
