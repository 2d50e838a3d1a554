import type { PipelineWay } from '@callboard/backstage-plugin-build-health-common';
import type { PipelineSelector } from '@callboard/backstage-plugin-build-health-node';

/** Pipelines of a source that an entity names. */
export interface NamedPipelines {
  sourceId: string;
  selector: PipelineSelector;
  /** How it names them. Absent where nobody asks. */
  way?: PipelineWay;
  /** The Resource that names them, which the entity depends on. */
  resourceRef?: string;
}
