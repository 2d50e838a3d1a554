import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { signInAs, SignInOptions } from './signInAs';

/**
 * An MCP client connected to a running portal with a user's own token. Close it when done.
 *
 * @throws as {@link signInAs}, or when the portal offers no MCP
 */
export async function mcpClientAs(
  baseUrl: string,
  userRef: string,
  options?: SignInOptions,
): Promise<Client> {
  const token = await signInAs(baseUrl, userRef, options);
  const client = new Client({ name: 'callboard-test', version: '0' });
  await client.connect(
    new StreamableHTTPClientTransport(
      new URL(`${baseUrl}/api/mcp-actions/v1`),
      { requestInit: { headers: { authorization: `Bearer ${token}` } } },
    ),
  );
  return client;
}
