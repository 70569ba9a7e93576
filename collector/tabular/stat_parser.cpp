// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/stat_parser.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

// ReadStat is a C library: no exception may cross it, so handlers keep what was thrown and stop the parser. It treats
// -1 from the read handler as a large number, and a failed allocation as a place to read to: both are caught here.

namespace diaoyan {

namespace {

StatRun& runOf(void* context) {
    return *static_cast<StatRun*>(context);
}

template <class Work>
int guarded(void* context, Work work) {
    StatRun& run = runOf(context);
    try {
        return work(run) ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
    } catch (...) {
        run.failure = std::current_exception();
        return READSTAT_HANDLER_ABORT;
    }
}

std::string textOf(const char* text) {
    return text == nullptr ? std::string{} : std::string(text);
}

/// The name of a set of labels. In a wrong Stata file no NUL may follow it: it has so many bytes at most.
std::string setName(const char* name, const StatRun& run) {
    constexpr std::int64_t firstOfLongNames = 118;
    constexpr std::int64_t lastOfShortNames = 109;
    if (name == nullptr) return {};
    std::size_t longest = 255;
    if (run.format == "dta")
        longest = run.head.version >= firstOfLongNames ? 129 : run.head.version <= lastOfShortNames ? 9 : 33;
    return {name, ::strnlen(name, longest)};
}

int onOpen(const char*, void* context) {
    runOf(context).place = 0;
    return 0;
}

int onClose(void*) {
    return 0;
}

readstat_off_t onSeek(readstat_off_t offset, readstat_io_flags_t whence, void* context) {
    StatRun& run = runOf(context);
    const auto size = static_cast<readstat_off_t>(run.bytes.size());
    const readstat_off_t base = whence == READSTAT_SEEK_SET   ? 0
                                : whence == READSTAT_SEEK_CUR ? static_cast<readstat_off_t>(run.place)
                                                              : size;
    if (offset < -base || offset > size - base) return -1;
    run.place = static_cast<std::size_t>(base + offset);
    return base + offset;
}

ssize_t onRead(void* to, size_t count, void* context) {
    StatRun& run = runOf(context);
    const std::size_t given = std::min(count, run.bytes.size() - run.place);
    if (to == nullptr || given == 0) return 0;
    std::memcpy(to, run.bytes.data() + run.place, given);
    run.place += given;
    return static_cast<ssize_t>(given);
}

readstat_error_t onUpdate(long, readstat_progress_handler, void*, void*) {
    return READSTAT_OK;
}

int onMetadata(readstat_metadata_t* metadata, void* context) {
    return guarded(context, [&](StatRun& run) {
        run.head.label = textOf(readstat_get_file_label(metadata));
        run.head.encoding = textOf(readstat_get_file_encoding(metadata));
        run.head.version = readstat_get_file_format_version(metadata);
        run.head.cases = readstat_get_row_count(metadata);
        return true;
    });
}

int onVariable(int, readstat_variable_t* variable, const char* labels, void* context) {
    return guarded(context, [&](StatRun& run) {
        StatVariable& known = run.head.variables.emplace_back();
        known.name = textOf(readstat_variable_get_name(variable));
        known.label = textOf(readstat_variable_get_label(variable));
        known.format = textOf(readstat_variable_get_format(variable));
        known.labels = setName(labels, run);
        known.text = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING;
        known.measure = static_cast<int>(readstat_variable_get_measure(variable));
        const int ranges = readstat_variable_get_missing_ranges_count(variable);
        for (int i = 0; i < ranges; ++i) {
            const readstat_value_t from = readstat_variable_get_missing_range_lo(variable, i);
            const readstat_value_t to = readstat_variable_get_missing_range_hi(variable, i);
            if (known.text) {
                known.missing_texts.push_back(textOf(readstat_string_value(from)));
                continue;
            }
            const double low = readstat_double_value(from);
            const double high = readstat_double_value(to);
            if (low == high)
                known.missing.push_back(from);
            else if (!std::isnan(low) && !std::isnan(high))
                known.missing_ranges.emplace_back(low, high);
        }
        return true;
    });
}

int onLabel(const char* set, readstat_value_t value, const char* label, void* context) {
    return guarded(context, [&](StatRun& run) {
        StatLabel& known = run.head.labels.emplace_back();
        known.set = setName(set, run);
        known.label = textOf(label);
        if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING)
            known.text = textOf(readstat_string_value(value));
        else if (readstat_value_is_tagged_missing(value))
            known.tag = readstat_value_tag(value);
        else
            known.number = readstat_double_value(value);
        return true;
    });
}

int onValue(int, readstat_variable_t* variable, readstat_value_t value, void* context) {
    return guarded(context, [&](StatRun& run) {
        return run.take(static_cast<std::size_t>(readstat_variable_get_index(variable)), value);
    });
}

}  // namespace

readstat_error_t StatRun::parse() {
    const std::unique_ptr<readstat_parser_t, void (*)(readstat_parser_t*)> parser(readstat_parser_init(),
                                                                                  readstat_parser_free);
    head = {};
    readstat_set_open_handler(parser.get(), onOpen);
    readstat_set_close_handler(parser.get(), onClose);
    readstat_set_seek_handler(parser.get(), onSeek);
    readstat_set_read_handler(parser.get(), onRead);
    readstat_set_update_handler(parser.get(), onUpdate);
    readstat_set_io_ctx(parser.get(), this);
    readstat_set_metadata_handler(parser.get(), onMetadata);
    readstat_set_variable_handler(parser.get(), onVariable);
    readstat_set_value_label_handler(parser.get(), onLabel);
    if (take) readstat_set_value_handler(parser.get(), onValue);
    // Bytes as they are: a broken character must not end the file.
    readstat_set_handler_character_encoding(parser.get(), nullptr);
    const auto parseFile = format == "por"   ? readstat_parse_por
                           : format == "dta" ? readstat_parse_dta
                           : format == "xpt" ? readstat_parse_xport
                                             : readstat_parse_sas7bdat;
    const readstat_error_t error = parseFile(parser.get(), "", this);
    if (failure) std::rethrow_exception(std::exchange(failure, nullptr));
    return error;
}

}  // namespace diaoyan
