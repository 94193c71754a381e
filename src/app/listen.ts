import type { Server } from '../web/server.ts'

/**
 * Has a server listen, and resolves to where, such as http://127.0.0.1:3000.
 * @throws {PortTaken} when another program does there
 */
export async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    return await server.listen({ host, port })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    throw new PortTaken(host, port, { cause })
  }
}

/** Another program listens where we should. */
export class PortTaken extends Error {
  constructor(host: string, port: number, options?: ErrorOptions) {
    super(
      `Port ${port} of ${host} is taken. Stop what listens there, or set PORT to another`,
      options,
    )
    this.name = 'PortTaken'
  }
}
