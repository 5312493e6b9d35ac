import type { FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';
import { Input, type OptionGroup, Select } from '~/components/input';
import type { Bound } from '~/components/typed-form';
import type { VersionFormFields } from './version-form-fields.server';

type MetricFields = VersionFormFields['pillars'][number]['metrics'][number];

interface MetricLineProps {
  fields: { [Name in keyof MetricFields]-?: FieldMetadata<MetricFields[Name]> };
  bind: Bound<VersionFormFields>['bind'];
  metrics: readonly OptionGroup[];
  remove: ReactNode;
}

/** One metric of a pillar: its weight, and the figures for 0 and for 100 points. */
export function MetricLine({ fields, bind, metrics, remove }: MetricLineProps) {
  return (
    <div className="form-row metric-line">
      <Select {...bind(fields.metricId)} label="Metric" options={[{ value: '', label: 'Choose…' }, ...metrics]} />
      <Input {...bind(fields.weight)} label="Metric weight (%)" inputMode="numeric" autoComplete="off" />
      <Input {...bind(fields.floor)} label="0 points at" autoComplete="off" />
      <Input {...bind(fields.target)} label="100 points at" autoComplete="off" />
      <Input {...bind(fields.targetHigh)} label="Range: 100 points up to" autoComplete="off" />
      <Input {...bind(fields.floorHigh)} label="Range: 0 points from" autoComplete="off" />
      {remove}
    </div>
  );
}
