package serve

import (
	"mime"
	"net/http"
	"path"
	"strings"
)

// mediaTypes are the media types of a site's files. They take precedence over the system's
// list: on Windows any program may change that, and browsers run no script of type
// text/plain.
var mediaTypes = map[string]string{
	".avif":  "image/avif",
	".css":   "text/css; charset=utf-8",
	".csv":   "text/csv; charset=utf-8",
	".gif":   "image/gif",
	".html":  "text/html; charset=utf-8",
	".ico":   "image/x-icon",
	".jpeg":  "image/jpeg",
	".jpg":   "image/jpeg",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".md":    "text/markdown; charset=utf-8",
	".pdf":   "application/pdf",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".webp":  "image/webp",
	".woff2": "font/woff2",
	".xml":   "text/xml; charset=utf-8",
	".zip":   "application/zip",
}

// mediaType returns the media type of a file.
func mediaType(name string, data []byte) string {
	ext := strings.ToLower(path.Ext(name))
	if media := mediaTypes[ext]; media != "" {
		return media
	}
	if media := mime.TypeByExtension(ext); media != "" {
		return media
	}
	return http.DetectContentType(data)
}
