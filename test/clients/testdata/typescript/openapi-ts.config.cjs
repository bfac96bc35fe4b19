// The generated modules name each other with their extension, which Node asks for.
module.exports = {
  input: './openapi.yaml',
  output: { path: './daypart', module: { extension: '.js' } },
  plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
}
