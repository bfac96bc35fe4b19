// Two OAuth clients from npm talk to the server that the Go test beside this file started.
// What they need to know comes as JSON in the variable PEERS.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'

const { issuer, username, password, system, own } = JSON.parse(process.env.PEERS)
const url = new URL(issuer)
const audience = `${issuer}/sales/api`
const person = { username, password }

const methods = {
  basic: { openid: openid.ClientSecretBasic, oauth: oauth.ClientSecretBasic },
  post: { openid: openid.ClientSecretPost, oauth: oauth.ClientSecretPost },
}

for (const [method, { openid: authenticate }] of Object.entries(methods)) {
  const discover = (client) => openid.discovery(url, client.id, undefined, authenticate(client.secret))

  test(`openid-client, ${method}: password, refresh, introspection, revocation`, async () => {
    const config = await discover(system)
    const first = await openid.genericGrantRequest(config, 'password', person)
    assert.equal(first.expires_in, 3600)
    const second = await openid.refreshTokenGrant(config, first.refresh_token)
    assert.notEqual(second.refresh_token, first.refresh_token)
    const known = await openid.tokenIntrospection(config, second.access_token)
    assert.deepEqual([known.active, known.username, known.aud], [true, username, audience])
    await openid.tokenRevocation(config, second.refresh_token)
    assert.equal((await openid.tokenIntrospection(config, second.access_token)).active, false)
  })

  test(`openid-client, ${method}: client_credentials`, async () => {
    const token = await openid.clientCredentialsGrant(await discover(own), { scope: 'sales:write' })
    assert.deepEqual([token.scope, token.refresh_token], ['sales:write', undefined])
  })

  test(`openid-client, ${method}: wrong secret`, async () => {
    const config = await openid.discovery(url, own.id, undefined, authenticate('wrong'))
    await assert.rejects(openid.clientCredentialsGrant(config), (err) => {
      const challenge = err instanceof openid.WWWAuthenticateChallengeError
      return method === 'basic' ? challenge || err.error === 'invalid_client' : err.error === 'invalid_client'
    })
  })
}

test('openid-client: wrong password', async () => {
  const config = await openid.discovery(url, system.id, system.secret)
  await assert.rejects(openid.genericGrantRequest(config, 'password', { username, password: 'wrong' }), { error: 'invalid_grant' })
})

for (const [method, { oauth: authenticate }] of Object.entries(methods)) {
  for (const algorithm of ['oidc', 'oauth2']) {
    test(`oauth4webapi, ${method}: every grant, discovered by ${algorithm}`, async () => {
      const as = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, { algorithm }))
      const client = { client_id: system.id }
      const auth = authenticate(system.secret)
      const first = await oauth.processGenericTokenEndpointResponse(
        as, client, await oauth.genericTokenEndpointRequest(as, client, auth, 'password', person))
      const second = await oauth.processRefreshTokenResponse(
        as, client, await oauth.refreshTokenGrantRequest(as, client, auth, first.refresh_token))
      await accept(as, second.access_token)

      const known = await oauth.processIntrospectionResponse(
        as, client, await oauth.introspectionRequest(as, client, auth, second.access_token))
      assert.equal(known.active, true)
      await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, auth, second.access_token))
      const revoked = await oauth.processIntrospectionResponse(
        as, client, await oauth.introspectionRequest(as, client, auth, second.access_token))
      assert.deepEqual(revoked, { active: false })

      const machine = { client_id: own.id }
      const token = await oauth.processClientCredentialsResponse(
        as, machine, await oauth.clientCredentialsGrantRequest(as, machine, authenticate(own.secret), { scope: 'sales:read' }))
      await accept(as, token.access_token)
    })
  }
}

test('oauth4webapi: errors', async () => {
  const as = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url))
  const client = { client_id: own.id }
  const ask = async (parameters) => oauth.processClientCredentialsResponse(
    as, client, await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretPost(own.secret), parameters))
  await assert.rejects(ask({ scope: 'admin' }), { error: 'invalid_scope', status: 400 })
})

// accept checks an access token as an API that knows only the published keys would (RFC 9068 4).
async function accept(as, raw) {
  const request = new Request(audience, { headers: { authorization: `Bearer ${raw}` } })
  const claims = await oauth.validateJwtAccessToken(as, request, audience)
  assert.equal(claims.tenant, 'cafe')
  const { protectedHeader } = await jwtVerify(raw, createRemoteJWKSet(new URL(as.jwks_uri)), { issuer, audience, typ: 'at+jwt' })
  assert.equal(protectedHeader.alg, 'RS256')
}
