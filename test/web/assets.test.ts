import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLog } from '../../src/log.ts'
import { assetPaths } from '../../src/web/plugins/assets.ts'
import { createServer, type Server } from '../../src/web/server.ts'

describe('what pages are drawn with', () => {
  let server: Server
  beforeAll(() => {
    server = createServer({ log: createLog('silent'), trustProxy: false })
  })
  afterAll(() => server.close())

  it.each([`${assetPaths.govuk}/govuk-frontend.min.css`, `${assetPaths.moj}/moj-frontend.min.css`])(
    'has no typeface of others in %s, and every icon that it names',
    async (path) => {
      const { body, headers } = await server.inject(path)

      expect(headers['cache-control']).toContain('immutable')
      expect(body).not.toContain('GDS Transport')
      for (const [, picture = ''] of body.matchAll(/url\((\/[^)]*\/icon-[^)]+)\)/g)) {
        expect([picture, (await server.inject(picture)).statusCode]).toEqual([picture, 200])
      }
    },
  )

  it.each([
    `${assetPaths.moj}/images/moj-logotype-crest-2024.svg`,
    `${assetPaths.moj}/images/govuk-logotype-crown.png`,
    `${assetPaths.moj}/moj-frontend.min.js`,
    `${assetPaths.govuk}/govuk-frontend.min.js.map`,
    `${assetPaths.govuk}/../../package.json`,
  ])('has no %s', async (path) => {
    expect((await server.inject(path)).statusCode).toBe(404)
  })
})
