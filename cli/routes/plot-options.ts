import { sendJson } from '../answers.js';
import { qualitativeColors, templates } from '../plotly-colors.js';
import type { Route } from './route.js';

/** The colours and templates that a client of the Python dashboard may choose from. */
export const plotOptions: Route = {
  method: 'GET',
  path: '/api/plot-options',
  answer({ response }) {
    sendJson(response, {
      color_scales: Object.entries(qualitativeColors).map(([label, colors]) => ({
        value: label.toLowerCase(),
        label,
        colors,
        type: 'qualitative',
      })),
      templates: templates.map((name) => ({ value: name, label: name })),
    });
  },
};
