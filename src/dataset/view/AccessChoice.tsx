import * as React from 'react';

import type { Translate } from '../../messages';
import type { AccessFormat, IAccess, IDataset, Reach } from '../../model';
import type { DatasetModel } from '../model';

import { Choice } from './Choice';
import { useView } from './context';
import { hostOf, TwinStatus } from './TwinStatus';

/** The ways to the bytes: a choice where there are several. */
export function AccessChoice({
  model,
  dataset
}: {
  readonly model: DatasetModel;
  readonly dataset: IDataset;
}): React.JSX.Element {
  const { trans } = useView();
  const { access, overview, twins } = model;
  if (!access) {
    return (
      <div className="jp-CloudifyDataset-access">
        <p className="jp-CloudifyDataset-hint">
          {trans.__('The catalog names no way to the data.')}
        </p>
        <TwinStatus twins={twins} />
      </div>
    );
  }
  // Of several catalogs, each access says which of them names it.
  const text = (access: IAccess) =>
    twins.length > 0
      ? trans.__(
          '%1 · in the catalog of %2',
          accessText(access, trans),
          hostOf(access.origin.catalog)
        )
      : accessText(access, trans);
  const inside = insideText(access, overview, trans);
  return (
    <div className="jp-CloudifyDataset-access">
      {dataset.accesses.length > 1 ? (
        <Choice
          label={trans.__('Access')}
          value={access.key}
          options={dataset.accesses.map(access => [access.key, text(access)])}
          onChange={key => model.chooseAccess(key)}
        />
      ) : (
        <p className="jp-CloudifyDataset-hint">{text(access)}</p>
      )}
      <TwinStatus twins={twins} />
      {inside !== '' && <p className="jp-CloudifyDataset-hint">{inside}</p>}
    </div>
  );
}

/** Why what is inside is not shown, or through what it is; else `''`. */
function insideText(
  access: IAccess,
  overview: IAccess | null,
  trans: Translate
): string {
  if (overview) {
    return overview.key === access.key
      ? ''
      : trans.__(
          'What is inside is read through “%1”, which serves the same dataset.',
          overview.title || overview.key
        );
  }
  const { intake } = access.origin;
  if (access.format !== 'intake') {
    return trans.__(
      'What is inside cannot be shown: only Zarr stores that are served over http(s) can be looked into from here.'
    );
  }
  return intake?.format === 'esm' && Object.keys(intake.parameters).length === 0
    ? trans.__(
        'This is a whole table of datasets. It is not loaded here: the code opens it in a kernel, where esm.search() finds what you want of it.'
      )
    : trans.__(
        'What is inside cannot be shown: its catalog puts it together of several files or by a template, which only intake carries out.'
      );
}

function accessText(access: IAccess, trans: Translate): string {
  const title = access.title || access.key;
  const reach = reachText(access.reach, trans);
  return isFormatTold(title, access)
    ? trans.__('%1 · %2', title, reach)
    : trans.__('%1 · %2 · %3', title, formatText(access, trans), reach);
}

/** Whether a title names Zarr, with the version where we know it. */
function isFormatTold(title: string, { format, zarrFormat }: IAccess): boolean {
  const version = zarrFormat === null ? '' : `[ -]?v?${zarrFormat}`;
  const words = new RegExp(`\\bzarr${version}\\b`, 'i');
  return format === 'zarr' && words.test(title);
}

function formatText({ format, zarrFormat }: IAccess, trans: Translate): string {
  const names: Readonly<Record<AccessFormat, string>> = {
    zarr: zarrFormat ? trans.__('Zarr v%1', zarrFormat) : trans.__('Zarr'),
    'kerchunk-json': trans.__('kerchunk (JSON)'),
    'kerchunk-parquet': trans.__('kerchunk (Parquet)'),
    icechunk: trans.__('Icechunk'),
    netcdf: trans.__('NetCDF'),
    grib: trans.__('GRIB'),
    intake: trans.__('put together by intake'),
    other: trans.__('another format')
  };
  return names[format];
}

function reachText(reach: Reach, trans: Translate): string {
  const names: Readonly<Record<Reach, string>> = {
    world: trans.__('open web'),
    site: trans.__('only at the site of the data'),
    tape: trans.__('on tape'),
    login: trans.__('with a login')
  };
  return names[reach];
}
