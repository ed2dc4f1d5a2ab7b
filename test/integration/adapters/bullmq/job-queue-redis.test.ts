import { describe, expect, it } from 'vitest';
import { onRedis } from '../../../../src/adapters/bullmq/queue-backend.ts';
import { jobQueueContract } from '../../../contracts/job-queue.contract.ts';
import { mayTestRedis, startRedis } from '../../../support/redis-server.ts';

describe.runIf(mayTestRedis())('the queue in Redis', () => {
  jobQueueContract(async () => {
    const redis = await startRedis();
    return {
      environment: { QUEUE_REDIS: redis.url },
      openBackend: () => onRedis(redis.url),
      clear: () => redis.clear(),
      close: () => redis.close(),
    };
  });

  it('says at start that Redis refuses the password', async () => {
    const redis = await startRedis();
    const address = new URL(redis.url);
    address.password = 'geheim';
    const opening = onRedis(address.href);
    await expect(opening).rejects.toThrow('REDIS_URL');
    await expect(opening).rejects.not.toThrow('geheim');
    await redis.close();
  });
});
