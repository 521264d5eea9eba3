package render

import (
	"html/template"

	"faultbook/internal/texts"
)

// rightToLeft returns rtl for a language that runs from right to left; else nothing.
func rightToLeft(words *texts.Texts) string {
	if words.Direction() == texts.RightToLeft {
		return texts.RightToLeft
	}
	return ""
}

// otherDirection returns the direction of a text where that is not the one of the page.
func otherDirection(words *texts.Texts, text string) string {
	if own := texts.DirectionOf(text); own != words.Direction() {
		return own
	}
	return ""
}

// ownDirection returns the HTML of a text so that it keeps its direction within the line.
func ownDirection(words *texts.Texts, text string, markup template.HTML) template.HTML {
	if otherDirection(words, text) != "" {
		return "<bdi>" + markup + "</bdi>"
	}
	return markup
}
