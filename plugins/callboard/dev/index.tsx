import { createDevApp } from '@backstage/frontend-dev-utils';
import { catalogDevPlugin, glanceDevModule } from './module';

createDevApp({ features: [catalogDevPlugin, glanceDevModule] });
