// The script of the page of logs.

import { logsPage } from "./logs/page"

const form = document.querySelector<HTMLFormElement>("form[data-logs]")
if (form) logsPage(form)
