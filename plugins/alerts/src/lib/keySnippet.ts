import type { IntakeKind } from '@callboard/backstage-plugin-alerts-common';

/**
 * What to paste into a sender.
 *
 * @param options.address - of the backend, as senders reach it
 */
export function keySnippet(options: {
  kind: IntakeKind;
  address: string;
  secret: string;
}): { language: string; text: string } {
  const { kind, address, secret } = options;
  const intake = `${address}/intake`;
  switch (kind) {
    case 'alertmanager':
      return {
        language: 'yaml',
        text: `receivers:
  - name: callboard
    webhook_configs:
      - url: ${intake}/alertmanager
        send_resolved: true
        http_config:
          authorization:
            credentials: ${secret}`,
      };
    case 'grafana':
      return {
        language: 'yaml',
        text: `apiVersion: 1
contactPoints:
  - orgId: 1
    name: callboard
    receivers:
      - uid: callboard
        type: webhook
        settings:
          url: ${intake}/grafana
          httpMethod: POST
          authorization_scheme: Bearer
          authorization_credentials: ${secret}`,
      };
    case 'events-v2':
      return {
        language: 'sh',
        text: `curl -X POST ${intake}/v2/enqueue \\
  -H 'Content-Type: application/json' \\
  -d '{"routing_key":"${secret}","event_action":"trigger","dedup_key":"test","payload":{"summary":"It works","source":"curl","severity":"info"}}'`,
      };
    default:
      return {
        language: 'sh',
        text: `curl -X POST ${intake}/generic \\
  -H 'Authorization: Bearer ${secret}' \\
  -H 'Content-Type: application/json' \\
  -d '{"summary":"It works","dedup":"test","severity":"info","action":"trigger"}'`,
      };
  }
}
