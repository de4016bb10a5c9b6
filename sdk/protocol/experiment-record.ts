import type { Annotation } from '../format/annotation.js';
import type { Json } from '../format/json.js';
import type { ExperimentList, ExperimentSummary, Notice } from '../read/logbook.js';
import { numberFromJson, type JsonNumber } from './json-number.js';

/**
 * An experiment as the host and the command line tell it. The first six members are those that clients of the
 * Python dashboard read. What is absent or not known is null.
 */
export interface ExperimentRecord {
  id: string;
  /** The merged metadata lines, with the annotated name where there is one. */
  metadata: { [key: string]: Json };
  log_count: number | null;
  has_resources: boolean | null;
  has_images: boolean | null;
  has_text: boolean | null;
  name: string | null;
  status: string | null;
  silent_seconds: number | null;
  start_time: JsonNumber | null;
  end_time: JsonNumber | null;
  modified_ms: number | null;
  last_step: JsonNumber | null;
  rewinds: number | null;
  non_finite: { nan: number; infinite: number } | null;
  metrics: string[] | null;
  resource_metrics: string[] | null;
  damaged_lines: number | null;
  annotation: Annotation | null;
  /** What the run itself wrote as `metadata.name`, where the annotated one stands in its place. */
  logged_name?: Json;
  faults: Notice[];
  size_bytes: number;
  read_bytes: number;
  exact: boolean;
}

/** The answer of `GET /api/experiments`. */
export interface ExperimentListRecord {
  experiments: { [id: string]: ExperimentRecord };
  /** Names of all log metrics and of the resource metrics, sorted; those of single GPUs only averaged. */
  metrics: string[];
  /** The list's order, which an object with keys like `7` cannot keep. */
  order: string[];
  exact: boolean;
  notices: Notice[];
}

/** The list that the record was made of. */
export function listFromRecord(record: ExperimentListRecord): ExperimentList {
  const records = new Map(Object.entries(record.experiments));
  const items = record.order.flatMap((id) => {
    const found = records.get(id);
    return found ? [summaryFromRecord(found)] : [];
  });
  return { items, exact: record.exact, notices: record.notices };
}

function summaryFromRecord(record: ExperimentRecord): ExperimentSummary {
  let { metadata } = record;
  if (record.annotation?.name !== undefined) {
    const others = Object.entries(metadata).filter(([key]) => key !== 'name');
    const logged = record.logged_name === undefined ? [] : [['name', record.logged_name] as const];
    metadata = Object.fromEntries([...others, ...logged]);
  }
  return {
    id: record.id,
    name: record.name,
    status: record.status,
    startTime: numberFromJson(record.start_time) ?? null,
    endTime: numberFromJson(record.end_time) ?? null,
    modifiedMs: record.modified_ms,
    logCount: record.log_count,
    lastStep: numberFromJson(record.last_step) ?? null,
    rewinds: record.rewinds,
    nonFinite: record.non_finite,
    metrics: record.metrics,
    resourceMetrics: record.resource_metrics,
    hasImages: record.has_images,
    hasText: record.has_text,
    hasResources: record.has_resources,
    damagedLines: record.damaged_lines,
    metadata,
    annotation: record.annotation,
    faults: record.faults,
    sizeBytes: record.size_bytes,
    readBytes: record.read_bytes,
    exact: record.exact,
  };
}
