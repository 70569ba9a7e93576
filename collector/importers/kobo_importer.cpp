// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/kobo_importer.h"

#include "collector/importers/cell_text.h"
#include "collector/importers/headings.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>
#include <map>

// One header row of XML names (`group/question/option`) or of labels in one language. A select_multiple has a column
// with all names joined by blanks, a column per option (0/1, Ona: True/False), or both, which is the default.

namespace diaoyan {

namespace {

using enum HeadingKind;

constexpr std::array metaHeadings = {
    KnownHeading{"_id", sequence},
    KnownHeading{"_uuid", technical},
    KnownHeading{"_index", technical},
    KnownHeading{"_submission_time", submitted_at},
    KnownHeading{"submissiondate", submitted_at},
    KnownHeading{"_duration", seconds},
    KnownHeading{"start", technical},
    KnownHeading{"end", technical},
    KnownHeading{"today", technical},
    KnownHeading{"deviceid", technical},
    KnownHeading{"subscriberid", personal},
    KnownHeading{"simserial", personal},
    KnownHeading{"phonenumber", personal},
    KnownHeading{"username", personal},
    KnownHeading{"formhub/uuid", technical},
    KnownHeading{"__version__", technical},
    KnownHeading{"_version", technical},
    KnownHeading{"_version_", technical},
    KnownHeading{"_validation_status", technical},
    KnownHeading{"_notes", technical},
    KnownHeading{"_tags", technical},
    KnownHeading{"_status", technical},
    KnownHeading{"_submitted_by", personal},
    KnownHeading{"_xform_id", technical},
    KnownHeading{"_attachments", technical},
    KnownHeading{"_geolocation", personal},
    KnownHeading{"_total_media", technical},
    KnownHeading{"_media_count", technical},
    KnownHeading{"_media_all_received", technical},
    KnownHeading{"_date_modified", technical},
    KnownHeading{"_edited", technical},
    KnownHeading{"_review_status", technical},
    KnownHeading{"_review_comment", technical},
    KnownHeading{"_bamboo_dataset_id", technical},
    KnownHeading{"_parent_table_name", technical},
    KnownHeading{"_parent_index", technical},
    KnownHeading{"meta/instanceid", technical},
    KnownHeading{"instanceid", technical},
    KnownHeading{"meta/instancename", technical},
    KnownHeading{"meta/rootuuid", technical},
    KnownHeading{"meta/deprecatedid", technical},
    KnownHeading{"meta-instanceid", technical},
    KnownHeading{"meta-instancename", technical},
    KnownHeading{"key", technical},
    KnownHeading{"submitterid", personal},
    KnownHeading{"submittername", personal},
    KnownHeading{"attachmentspresent", technical},
    KnownHeading{"attachmentsexpected", technical},
    KnownHeading{"reviewstate", technical},
    KnownHeading{"formversion", technical},
};

/// Headings as Kobo wrote them: R turns `/` and other marks into points, puts X before `_uuid`, and a byte order mark
/// becomes `X.U.FEFF.`.
std::vector<std::string> originalNames(const std::vector<std::string>& headings) {
    constexpr std::string_view mark = "X.U.FEFF.";
    bool mangled = false;
    for (const std::string& heading : headings)
        mangled = mangled || heading.starts_with(mark) || heading == "X_uuid" || heading == "X_submission_time";
    for (const std::string& heading : headings) mangled = mangled && heading.find('/') == std::string::npos;
    if (!mangled) return headings;
    std::vector<std::string> names;
    for (std::string name : headings) {
        if (name.starts_with(mark)) name.erase(0, mark.size());
        if (name.starts_with("X_")) name.erase(0, 1);
        std::replace(name.begin(), name.end(), '.', '/');
        names.push_back(std::move(name));
    }
    return names;
}

bool isPlace(const std::string& name) {
    if (!name.starts_with("_")) return false;
    for (const std::string_view ending : {"_latitude", "_longitude", "_altitude", "_precision"})
        if (name.ends_with(ending)) return true;
    return false;
}

/// XML names have no blanks and no letters beyond ASCII; labels nearly always do.
bool areXmlNames(const std::vector<std::string>& names) {
    const auto xml = std::count_if(names.begin(), names.end(), [](const std::string& name) {
        return std::all_of(name.begin(), name.end(), [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.' || c == '/' || c == '[' || c == ']';
        });
    });
    return 10 * static_cast<std::size_t>(xml) >= 9 * names.size();
}

/// The columns of a file under the names that they have in the form.
class KoboColumns {
public:
    KoboColumns(const SourceSample& sample, SourceLayout& layout, std::vector<std::string> names)
        : layout_(layout), names_(std::move(names)), columns_(questionColumns(layout)) {
        const auto first_row = static_cast<std::size_t>(layout.header_rows);
        for (const std::size_t column : columns_) {
            std::set<std::string> values = valuesBelow(sample, first_row, column);
            values.erase("n/a");
            const auto every = [&](std::initializer_list<std::string_view> words) {
                return std::all_of(values.begin(), values.end(), [&](const std::string& value) {
                    return std::any_of(words.begin(), words.end(),
                                       [&](std::string_view word) { return foldForMatching(value) == word; });
                });
            };
            bool_words_ = bool_words_ || (!values.empty() && every({"true", "false"}));
            ticks_.push_back(every({"0", "1", "true", "false"}));
            empty_.push_back(values.empty());
            of_names_.push_back(names_[column]);
        }
        xml_names_ = areXmlNames(of_names_);
    }

    bool xmlNames() const { return xml_names_; }
    bool boolWords() const { return bool_words_; }

    void addQuestions() {
        findSummaries();
        std::map<std::string, std::size_t> places;
        for (std::size_t i = 0; i < columns_.size(); ++i) places.emplace(of_names_[i], i);
        std::vector<bool> taken(columns_.size(), false);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (taken[i]) continue;
            std::string stem = of_names_[i];
            std::vector<std::size_t> members{i};
            if (summaries_.contains(stem)) {
                for (std::size_t j = 0; j < columns_.size(); ++j)
                    if (!taken[j] && j != i && ticks_[j] && of_names_[j].starts_with(stem + "/")) members.push_back(j);
            } else if (summaries_.empty() || bool_words_) {
                members = ticksFrom(i, stem);
            }
            if (const auto words = places.find(stem + "_other"); words != places.end() && !taken[words->second])
                members.push_back(words->second);
            for (const std::size_t member : members) taken[member] = true;
            addQuestion(stem, members);
        }
    }

private:
    /// Names that other columns stand below: questions with a column for the whole answer and one per option.
    void findSummaries() {
        std::set<std::string, std::less<>> fronts;
        for (std::size_t j = 0; j < columns_.size(); ++j) {
            const std::string_view name = of_names_[j];
            for (std::size_t slash = name.find('/'); ticks_[j] && slash != std::string_view::npos;
                 slash = name.find('/', slash + 1))
                fronts.emplace(name.substr(0, slash));
        }
        for (const std::string& name : of_names_)
            if (fronts.contains(name)) summaries_.insert(name);
    }

    /// Without a column for the whole answer: the neighbours from here on that hold ticks and share the longest front
    /// that two of them have in common. Option labels may hold `/` themselves.
    std::vector<std::size_t> ticksFrom(std::size_t first, std::string& stem) const {
        if (!ticks_[first]) return {first};
        const std::string& name = of_names_[first];
        for (std::size_t slash = name.rfind('/'); slash != std::string::npos && slash > 0;
             slash = name.rfind('/', slash - 1)) {
            const std::string front = name.substr(0, slash + 1);
            std::vector<std::size_t> members;
            bool filled = false;
            for (std::size_t j = first; j < columns_.size() && ticks_[j] && of_names_[j].starts_with(front); ++j) {
                members.push_back(j);
                filled = filled || !empty_[j];
            }
            if (members.size() < 2 || !filled) continue;
            stem = name.substr(0, slash);
            return members;
        }
        return {first};
    }

    void addQuestion(const std::string& stem, const std::vector<std::size_t>& members) {
        SourceQuestion question;
        const std::size_t slash = stem.rfind('/');
        question.id = xml_names_ ? stem : std::string{};
        question.title = xml_names_ && slash != std::string::npos ? stem.substr(slash + 1) : stem;
        // Labels joined by blanks cannot be split again, and the columns of the options say the same.
        const bool hopeless = !xml_names_ && summaries_.contains(stem) && members.size() > 1;
        if (hopeless) leaveOutSummary(columns_[members.front()]);
        for (const std::size_t member : members) {
            if (hopeless && member == members.front()) continue;
            const std::size_t column = columns_[member];
            SourceColumn made{column, layout_.headings[column], {}, {}};
            if (of_names_[member] == stem + "_other") {
                made.words = true;
                made.part = made.part_id = "other";
            } else if (of_names_[member].size() > stem.size()) {
                made.part = of_names_[member].substr(stem.size() + 1);
                if (xml_names_) made.part_id = made.part;
            }
            question.columns.push_back(std::move(made));
        }
        const bool guessed = members.size() > 1 && !summaries_.contains(stem) && !bool_words_;
        if (guessed)
            layout_.remarks.push_back(
                {"ticks-guessed",
                 phrase("这些列只有 0 和 1，没有汇总列，按一道多选题理解；若是几道是非题，请与 XLSForm 一起导入",
                        "these columns hold 0 and 1 and have no column for the whole answer: taken as one multiple "
                        "choice; if they are several yes-no questions, import them with the XLSForm"),
                 {.column = stem}});
        layout_.questions.push_back(std::move(question));
    }

    void leaveOutSummary(std::size_t column) {
        layout_.left_out.push_back(column);
        std::sort(layout_.left_out.begin(), layout_.left_out.end());
        layout_.remarks.push_back({"summary-left-out",
                                   phrase("这一列把勾选的选项用空格连在一起，无法切分；已改读各选项的列",
                                          "ticked labels joined by blanks cannot be split; the columns of the options "
                                          "are read instead"),
                                   {.column = layout_.headings[column]}});
    }

    SourceLayout& layout_;
    std::vector<std::string> names_;     ///< of all columns of the file
    std::vector<std::size_t> columns_;   ///< that are questions
    std::vector<std::string> of_names_;  ///< their names
    std::vector<bool> ticks_, empty_;    ///< their cells
    std::set<std::string> summaries_;
    bool bool_words_ = false;
    bool xml_names_ = false;
};

SourceLayout koboLayout(const std::vector<std::string>& headings, const std::vector<std::string>& names,
                        const HeaderPlace& header) {
    SourceLayout layout = layoutOf(names, static_cast<std::int64_t>(header.first) + 1, metaHeadings);
    for (std::size_t column = 0; column < names.size(); ++column)
        if (isPlace(names[column])) layout.left_out.push_back(column);
    layout.headings = uniqueHeadings(headings, layout.remarks);
    return layout;
}

}  // namespace

Evidence recogniseKobo(const SourceSample& sample) {
    Evidence evidence;
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return evidence;
    int meta = 0, paths = 0;
    for (const std::string& name : originalNames(headingsAt(sample, header->first))) {
        const std::string folded = foldForMatching(name);
        const bool known = std::any_of(metaHeadings.begin(), metaHeadings.end(),
                                       [&](const KnownHeading& one) { return one.name == folded; });
        // Other databases have an _id and a _status too.
        const bool common = folded == "_id" || folded == "_status" || folded == "_tags" || folded == "_notes" ||
                            folded == "_version" || folded == "_index";
        const bool own = !common && (folded.starts_with("_") || folded.find('/') != std::string::npos ||
                                     folded.starts_with("meta-") || folded == "submissiondate" ||
                                     folded == "instanceid" || folded == "submitterid");
        meta += known && own ? 1 : 0;
        paths += folded.find('/') != std::string::npos && folded.find(' ') == std::string::npos ? 1 : 0;
    }
    const auto add = [&](int score, Text reason) {
        evidence.score += score;
        evidence.reasons.push_back(std::move(reason));
    };
    if (meta > 0)
        add(std::min(9, 4 * meta), phrase("{0} 个 KoBo/ODK/Ona 的管理列（_uuid、_submission_time、instanceID 等）",
                                          "{0} meta columns of KoBo, ODK or Ona (_uuid, _submission_time, instanceID "
                                          "...)",
                                          {meta}));
    if (meta > 0 && paths > 2)
        add(2, phrase("列标题形如 group/question/option", "headings such as group/question/option"));
    return evidence;
}

Result<SourceLayout> layOutKobo(const SourceSample& sample) {
    const Result<HeaderPlace> header = findHeader(sample);
    if (!header) return header.problem();
    const std::vector<std::string> headings = headingsAt(sample, header->first);
    const std::vector<std::string> names = originalNames(headings);
    SourceLayout layout = koboLayout(headings, names, *header);
    KoboColumns columns(sample, layout, names);
    columns.addQuestions();
    if (layout.questions.empty()) return noQuestions(sample);
    layout.dialect.coding = columns.xmlNames() ? Coding::values : Coding::labels;
    const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    // Ona writes n/a where nothing was asked; for Kobo it would be an answer.
    if (columns.boolWords() || has("_media_all_received") || has("_bamboo_dataset_id"))
        layout.dialect.not_asked_marks = {"n/a"};
    if (columns.xmlNames()) layout.dialect.joiner = " ";
    if (has("_parent_index"))
        layout.remarks.push_back({"repeats",
                                  phrase("这是重复组的表：每行是一次重复，不是一位受访者；请导入主表",
                                         "this is the table of a repeat: a row is one repetition, not a respondent; "
                                         "import the main table"),
                                  {.file = sample.file_name}});
    remarkOnColumns(sample, layout);
    return layout;
}

}  // namespace diaoyan
