import { onlineManager } from '@tanstack/react-query';
import { createKitQueryClient } from './queryClient';

describe('createKitQueryClient', () => {
  afterEach(() => onlineManager.setOnline(true));

  it('fails a write at once without network, and sends nothing later', async () => {
    onlineManager.setOnline(false);
    const mutationFn = jest.fn(async () => {
      throw new TypeError('Failed to fetch');
    });
    const client = createKitQueryClient();
    const write = client
      .getMutationCache()
      .build(client, client.defaultMutationOptions({ mutationFn }));
    await expect(write.execute(undefined)).rejects.toThrow('Failed to fetch');
    onlineManager.setOnline(true);
    await new Promise(resolve => setTimeout(resolve, 10));
    expect(mutationFn).toHaveBeenCalledTimes(1);
  });
});
