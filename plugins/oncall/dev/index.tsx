import { createDevApp } from '@backstage/frontend-dev-utils';
import oncallPlugin from '../src';
import { catalogDevPlugin, oncallDevModule } from './module';

createDevApp({
  features: [catalogDevPlugin, oncallPlugin, oncallDevModule],
});
