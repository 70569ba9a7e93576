// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace diaoyan {

/// What stands between {{ and }}: a name, words behind it, and settings such as by=school.
struct Directive {
    std::string name;
    std::vector<std::string> words;
    std::map<std::string, std::string> settings;
    std::string typed;      ///< as it stands in the template, without the braces
    std::int64_t line = 0;  ///< from 1

    bool operator==(const Directive&) const = default;
};

/// A piece of a template, in reading order.
struct TemplateNode {
    enum class Kind {
        words,      ///< Markdown
        directive,  ///< a value, a sentence, a table ...
        condition,  ///< {{if ...}} body {{else}} otherwise {{end}}
        loop        ///< {{each ...}} body {{end}}
    };

    Kind kind = Kind::words;
    std::string words;
    Directive directive;  ///< of a condition or loop: what stands behind if and each
    bool alone = false;   ///< a directive with nothing else on its line
    std::vector<TemplateNode> body;
    std::vector<TemplateNode> otherwise;

    bool operator==(const TemplateNode&) const = default;
};

/// A template of a report: Markdown with directives, after an optional block of `key: value` lines between two lines
/// of ---.
struct ReportTemplate {
    std::string file;  ///< as the user named it; for messages
    std::map<std::string, std::string> front;
    std::vector<TemplateNode> nodes;

    bool operator==(const ReportTemplate&) const = default;
};

/// Reads a template. Problems, each with its line: template-too-large (over 1 MB, or nested more than 20 deep),
/// template-not-utf8, directive-unfinished ({{ without }}), directive-empty, block-unfinished (if or each without
/// end), end-without-block, else-without-if, front-unfinished.
Result<ReportTemplate> parseTemplate(const std::string& text, const std::string& file);

/// The words that stand for if, else, each and end; Chinese and English mean the same.
bool isIf(const std::string& name);
bool isElse(const std::string& name);
bool isEach(const std::string& name);
bool isEnd(const std::string& name);

}  // namespace diaoyan
