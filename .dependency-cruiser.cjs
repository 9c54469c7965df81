// Imports point up this list only, types included (tsPreCompilationDeps). One line, one level.
const levels = [
  '^src/(errors|internal|types)/',
  '^src/transformers/',
  '^src/schema/',
  '^src/transport/',
  '^src/table/',
  '^src/entity/',
  '^src/database/',
  '^src/actions/',
  '^src/functional/',
  '^src/index[.]ts$',
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...levels.slice(0, -1).map((level, index) => ({
      name: `direction: ${level}`,
      comment: 'The design allows imports up its list of layers only; move what both need further up.',
      severity: 'error',
      from: { path: level },
      to: { path: levels.slice(index + 1) },
    })),
    {
      name: 'no-cycle',
      comment: 'Two modules that need each other are one module, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-action-imports-action',
      comment:
        "What two actions need moves to actions/internal. A repository is the list of all actions; a database's actions are made of its tables'.",
      severity: 'error',
      from: {
        path: '^src/actions/([^/]+)/([^/.]+)',
        pathNot: ['^src/actions/internal/', '^src/actions/entity/repository[.]ts$', '^src/actions/database/'],
      },
      to: { path: '^src/actions/', pathNot: ['^src/actions/internal/', '^src/actions/$1/$2(/|[.]ts$)'] },
    },
    {
      name: 'no-internal-imports-action',
      comment: 'actions/internal knows no action by name.',
      severity: 'error',
      from: { path: '^src/actions/internal/' },
      to: { path: '^src/actions/', pathNot: '^src/actions/internal/' },
    },
    {
      name: 'aws-only-through-transport',
      comment: 'Values of the SDK come from #aws/…, so that the build can replace them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/transport/aws/' },
      to: { path: '@aws-sdk/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-free-of-aws',
      comment: 'Schema, table and entity type-check where no SDK is installed.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(transport/aws|actions|functional)/' },
      to: { path: '@aws-sdk/' },
    },
    {
      name: 'no-other-package',
      comment: 'There are no run-time dependencies but optional peers, and no module of Node.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/transport/fetch/' },
      to: { pathNot: ['^src/', '@aws-sdk/', '^[.]', 'node_modules/(ulidx|zod)/'] },
    },
    {
      name: 'fetch-signs-only',
      comment: 'All that the transport by fetch needs is what signs.',
      severity: 'error',
      from: { path: '^src/transport/fetch/' },
      to: { pathNot: ['^src/', 'node_modules/aws4fetch/', '^[.]'] },
    },
    {
      name: 'ulids-for-the-functional-layer-only',
      comment: 'An optional peer, which makes the ids of models.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/functional/' },
      to: { path: 'node_modules/ulidx/' },
    },
    {
      name: 'zod-for-its-actions-only',
      comment: 'An optional peer: only those who import a zod action have it.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/actions/(schema/(zodSchemer|fromZodSchema)|database/mcpToolkit)(/|[.]ts$)',
      },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'telling-file-names',
      comment: 'Name a file after what is in it.',
      severity: 'error',
      from: {},
      to: { path: '/(utils?|types|helpers?|constants)[.]ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
}
