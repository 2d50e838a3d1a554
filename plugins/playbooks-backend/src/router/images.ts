import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { createApiRouter } from '@internal/backend-kit';
import type { playbooksApiSpec } from '@callboard/backstage-plugin-playbooks-common/openapi';
import type { AuthorizedPlaybooks } from '../service/AuthorizedPlaybooks';

/** An SVG opened by itself runs and loads nothing; its own styles are part of the picture. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Images of pages. */
export function addImageRoutes(
  router: ReturnType<typeof createApiRouter<typeof playbooksApiSpec>>,
  options: { playbooks: AuthorizedPlaybooks; httpAuth: HttpAuthService },
): void {
  const { playbooks, httpAuth } = options;

  router.get('/pages/:id/images', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const images = await playbooks.forImages(credentials);
    const { type, version, content } = await images.get(
      request.params.id,
      request.query.path,
    );
    // Asked for again each time: whoever lost the page loses its images.
    res
      .status(200)
      .set('Cache-Control', 'private, no-cache')
      .set('Content-Security-Policy', POLICY)
      .set('X-Content-Type-Options', 'nosniff')
      .set('Vary', 'Authorization')
      .set('ETag', `"${version}"`)
      .type(type);
    // The types of the specification know texts and JSON only.
    (res as unknown as { send(body: Buffer): void }).send(content);
  });
}
