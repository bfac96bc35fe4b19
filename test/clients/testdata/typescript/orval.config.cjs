// A module of this kind is all that the configuration of this release can be on Node 20.
module.exports = {
  daypart: {
    input: './openapi.yaml',
    output: { target: './daypart/daypart.ts', client: 'fetch', mode: 'single', baseUrl: { getBaseUrlFromSpecification: true } },
  },
}
