import type { ExperimentRecord } from '../sdk/protocol/experiment-record.js';
import type { ExperimentSummary } from '../sdk/read/logbook.js';
import { silentSeconds } from '../sdk/read/status.js';

/** One experiment; `nowMs` is the time that its silence is measured at. Numbers may be non-finite. */
export function experimentRecord(summary: ExperimentSummary, nowMs: number): ExperimentRecord {
  const { metadata, annotation } = summary;
  const isRenamed = annotation?.name !== undefined;
  return {
    id: summary.id,
    metadata: isRenamed ? { ...metadata, name: annotation.name ?? null } : metadata,
    log_count: summary.logCount,
    has_resources: summary.hasResources,
    has_images: summary.hasImages,
    has_text: summary.hasText,
    name: summary.name,
    status: summary.status,
    silent_seconds: silentSeconds(summary, nowMs),
    start_time: summary.startTime,
    end_time: summary.endTime,
    modified_ms: summary.modifiedMs,
    last_step: summary.lastStep,
    rewinds: summary.rewinds,
    non_finite: summary.nonFinite,
    metrics: summary.metrics,
    resource_metrics: summary.resourceMetrics,
    damaged_lines: summary.damagedLines,
    annotation,
    ...(isRenamed && Object.hasOwn(metadata, 'name') ? { logged_name: metadata.name } : {}),
    faults: summary.faults,
    size_bytes: summary.sizeBytes,
    read_bytes: summary.readBytes,
    exact: summary.exact,
  };
}
