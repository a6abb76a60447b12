pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The billboard's text: title or its logo, tagline, facts, ratings, overview, genres and what can be done.
Column {
    id: words

    required property TitlePage title

    spacing: Theme.gap12

    BillboardTitle {
        width: words.width
        title: words.title
    }

    Label {
        width: words.width
        visible: text !== ""
        text: words.title.originalTitle
        color: Theme.overArtMuted
    }

    Label {
        width: words.width
        visible: words.title.tagline !== ""
        text: "“" + words.title.tagline + "”"
        font.family: Theme.lead.family
        font.pixelSize: Theme.lead.pixelSize
        font.italic: true
        wrapMode: Text.Wrap
        maximumLineCount: 5
        elide: Text.ElideRight
        color: Theme.overArtText
        Accessible.name: words.title.tagline
    }

    FactsLine {
        width: words.width
        facts: words.title.facts
    }

    Flow {
        width: words.width
        visible: scores.count > 0
        spacing: Theme.gap8

        Repeater {
            id: scores
            model: words.title.scores
            ScorePill {}
        }
    }

    Overview {
        width: words.width
        visible: text !== ""
        text: words.title.overview
    }

    Flow {
        width: words.width
        visible: genres.count > 0
        spacing: Theme.gap8

        Repeater {
            id: genres
            model: words.title.genres

            Chip {
                required property string name
                required property string address
                overArt: true
                text: name
                hint: qsTr("Everything of this genre")
                onClicked: Actions.openAddress(address)
            }
        }
    }

    TitleButtons {
        width: words.width
        title: words.title
    }
}
