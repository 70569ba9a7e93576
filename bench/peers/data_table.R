# SPDX-License-Identifier: GPL-3.0-or-later
# R data.table on the workload, in memory: MODE STEP FOLDER RUNS, as bench/peers/workload.js describes.
arguments <- commandArgs(TRUE)
step <- arguments[2]
folder <- arguments[3]
runs <- as.integer(arguments[4])
Sys.setenv(OMP_WAIT_POLICY = "passive")  # threads that spin while they wait would take the cores from others
suppressMessages(library(data.table))

if (step == "version") {
  cat(sprintf('{"version": "R %s data.table %s"}\n', getRversion(), packageVersion("data.table")))
  quit(save = "no")
}

# The questionnaire without a JSON package: jsonlite is often not there. One entry per line, as the generator writes.
read_questions <- function(path) {
  lines <- readLines(path, encoding = "UTF-8")
  value <- function(line, key) sub(paste0('.*"', key, '": "([^"]*)".*'), "\\1", line)
  questions <- list()
  for (line in lines[-(1:match(TRUE, grepl('"questions"', lines)))]) {
    if (grepl('"id"', line)) questions[[length(questions) + 1]] <- list(options = character())
    last <- length(questions)
    if (grepl('"title"', line)) questions[[last]]$title <- value(line, "title")
    if (grepl('"kind"', line)) questions[[last]]$kind <- value(line, "kind")
    if (grepl('"code"', line)) questions[[last]]$options <- c(questions[[last]]$options, value(line, "label"))
  }
  questions
}

# Empty rows and columns take no part.
chi_square <- function(counts) {
  expected <- outer(rowSums(counts), colSums(counts)) / sum(counts)
  sum(((counts - expected)^2 / expected)[expected > 0])
}

load_answers <- function(path, questions) {
  words <- vapply(Filter(function(question) question$kind != "number", questions), `[[`, "", "title")
  answers <- fread(path, encoding = "UTF-8", na.strings = "", showProgress = FALSE,
                   colClasses = list(character = c("学校", words)))
  setnames(answers, c("number", "school", sprintf("q%d", seq_along(questions))))
  answers
}

# Counts as a matrix, a row per school and a column per word.
by_school <- function(answers, column) {
  cells <- answers[, .N, by = c("school", column)]
  cells <- cells[!is.na(cells[[column]])]
  wide <- dcast(cells, as.formula(paste("school ~", column)), value.var = "N", fill = 0L)
  as.matrix(wide[, -1])
}

analyse <- function(answers, questions) {
  found <- list(choices = 0, ticks = 0, chi_square_choices = 0, chi_square_ticks = 0,
                different_minutes = 0, sum_of_minutes = 0)
  for (q in seq_along(questions)) {
    column <- sprintf("q%d", q)
    options <- questions[[q]]$options
    kind <- questions[[q]]$kind
    if (kind %in% c("scale", "single")) {
      answers[, .N, by = column]
      counts <- by_school(answers, column)
      found$choices <- found$choices + q * sum(match(colnames(counts), options) * colSums(counts))
      found$chi_square_choices <- found$chi_square_choices + chi_square(counts)
    } else if (kind == "multiple") {
      answers[, .N, by = column]
      counts <- by_school(answers, column)
      named <- strsplit(colnames(counts), "┋", fixed = TRUE)
      ticks <- counts %*% t(vapply(named, function(words) as.numeric(options %in% words), numeric(length(options))))
      cases <- rowSums(counts)
      found$ticks <- found$ticks + q * sum(seq_along(options) * colSums(ticks))
      for (o in seq_along(options)) {
        found$chi_square_ticks <- found$chi_square_ticks + chi_square(cbind(ticks[, o], cases - ticks[, o]))
      }
    } else if (kind == "number") {
      frequencies <- answers[, .N, by = column]
      schools <- answers[, .(n = sum(!is.na(get(column))), mean = mean(get(column), na.rm = TRUE),
                             sum = sum(get(column), na.rm = TRUE)), by = school]
      found$different_minutes <- sum(!is.na(frequencies[[column]]))
      found$sum_of_minutes <- sum(schools$sum)
    }
  }
  found
}

setDTthreads(0)
questions <- read_questions(file.path(folder, "parent.json"))
seconds <- function(work) system.time(work)[["elapsed"]]
loading <- numeric()
analysing <- numeric()
for (run in seq_len(min(runs, 3))) {
  loading[run] <- seconds(answers <- load_answers(file.path(folder, "answers.csv"), questions))
  analysing[run] <- seconds(found <- analyse(answers, questions))
}
series <- function(values) paste(sprintf("%.6f", values), collapse = ", ")
cat(sprintf('{"step": "load", "seconds": [%s]}\n{"step": "analysis", "seconds": [%s]}\n', series(loading),
            series(analysing)))
pairs <- sprintf('"%s": %s', names(found), vapply(found, function(value) format(value, digits = 17), ""))
cat(sprintf('{"checksums": {%s}}\n', paste(pairs, collapse = ", ")))
